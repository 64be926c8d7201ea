"""The plainest bot of python-telegram-bot behind a hook: an update is queued, answered with 200, and then handled.

It keeps what is written as a row, lists the newest five for a command, and marks a row for a press. It stores nothing
before its 200, knows nobody, undoes nothing, and keeps no order within a chat, since as many are handled at once as
Aurum handles. Arguments: port, database's URL, Telegram's URL, token, secret.
"""

import asyncio
import sys

import uvicorn
import uvloop
from psycopg_pool import AsyncConnectionPool
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

from channels.inbox import MANY

Context = ContextTypes.DEFAULT_TYPE


async def main(port: int, url: str, telegram: str, token: str, secret: str) -> None:
    async with AsyncConnectionPool(url, min_size=2, max_size=20, kwargs={"autocommit": True}) as pool:
        async with pool.connection() as connection:
            await connection.execute(
                "create table said (id serial primary key, chat bigint, text text, done bool)"
            )
        building = ApplicationBuilder().token(token).base_url(f"{telegram}/bot").updater(None)
        bot = building.concurrent_updates(MANY).build()
        answering(bot, pool)

        async def hook(request: Request) -> Response:
            if request.headers.get("x-telegram-bot-api-secret-token") != secret:
                return Response(status_code=401)
            await bot.update_queue.put(Update.de_json(await request.json(), bot.bot))
            return Response()

        app = Starlette(routes=[Route("/hook", hook, methods=["POST"])])
        async with bot:
            await bot.start()
            await bot.bot.set_webhook(f"http://127.0.0.1:{port}/hook", secret_token=secret)
            await uvicorn.Server(uvicorn.Config(app, port=port, log_level="error", access_log=False)).serve()
            await bot.stop()


def answering(bot: Application, pool: AsyncConnectionPool) -> None:  # type: ignore[type-arg]
    """What it answers to words, to a command and to a press."""

    async def words(update: Update, context: Context) -> None:
        assert update.message
        assert update.message.text
        chat, text = update.message.chat_id, update.message.text
        async with pool.connection() as connection:
            query = "insert into said (chat, text) values (%s, %s) returning id"
            row = await (await connection.execute(query, [chat, text])).fetchone()
        assert row
        keys = InlineKeyboardMarkup([[InlineKeyboardButton("Done", callback_data=f"done {row[0]}")]])
        await context.bot.send_message(chat, f"Added {text}", reply_markup=keys)

    async def command(update: Update, context: Context) -> None:
        assert update.message
        chat = update.message.chat_id
        async with pool.connection() as connection:
            query = "select text from said where chat = %s and done is null order by id desc limit 5"
            rows = await (await connection.execute(query, [chat])).fetchall()
        await context.bot.send_message(chat, "\n".join(row[0] for row in rows) or "Nothing.")

    async def press(update: Update, _context: Context) -> None:
        query = update.callback_query
        assert query
        assert query.data
        async with pool.connection() as connection:
            await connection.execute("update said set done = true where id = %s", [query.data.split()[1]])
        await query.edit_message_text("Done.")
        await query.answer("Done.")

    bot.add_handler(CommandHandler(["today", "next", "reminders"], command))
    bot.add_handler(CallbackQueryHandler(press))
    bot.add_handler(MessageHandler(filters.TEXT, words))


if __name__ == "__main__":
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(main(int(sys.argv[1]), *sys.argv[2:6]))
