"""Alembic for the key store, run with the owner's role: ``attributes["connection"]``
or ``attributes["url"]`` says where."""

from alembic import context
from sqlalchemy import Connection, create_engine


def migrate(connection: Connection) -> None:
    """All migrations or none: both databases take back what a transaction created."""
    context.configure(connection=connection, transactional_ddl=True)
    with context.begin_transaction():
        context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    migrate(given)
else:
    with create_engine(context.config.attributes["url"]).connect() as connection:
        migrate(connection)
        connection.commit()
