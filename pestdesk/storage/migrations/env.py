"""Runs the revisions on the open connection of the vault; there is no other way to reach an encrypted database."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], transactional_ddl=True)
context.run_migrations()
