"""How the tables of a source are read in pieces, all at one moment. A part of Reloquent."""

# A page is 8 kilobytes. One piece is read by one task over one connection.
PAGES_PER_PIECE = 4096


class Source:
    """The source, as every reader sees it: at one moment, and without a way to change it."""

    def __init__(self, spark, properties, statements, snapshot=(), artefacts=None):
        """Takes the driver's properties, the statements that each session begins with, what joins the moment, and the plans."""
        self.spark = spark
        self.artefacts = artefacts
        self.snapshot = list(snapshot)
        # Rows of one document stay in their task, however many keys lie between them and the document's own.
        spark.conf.set("spark.sql.requireAllClusterKeysForCoPartition", "false")
        self.properties = {
            **properties,
            "driver": "org.postgresql.Driver",
            # With 0 the driver would hold all rows of a task at once.
            "fetchsize": "10000",
            # Values come in the source's binary form from the first query on; as text they take longer to read.
            "prepareThreshold": "-1",
            "sessionInitStatement": ";".join([*snapshot, *statements]),
        }

    def read(self, schema, columns, rows, pages, pieces, by):
        """The rows of a table, those of one document together: equal in the columns that hold the document's key."""
        table = self._read(schema, columns, rows, pages, pieces)
        return table.repartition(*by) if by else table

    def _read(self, schema, columns, rows, pages, most):
        """As many pieces as the table's size asks for: by where rows lie, which needs no index."""
        on = self._pages(pages)
        pieces = min(on // PAGES_PER_PIECE, most)
        properties = {**self.properties, "customSchema": schema}
        if pieces < 2:
            return self._table(columns, rows, properties, None)
        ends = [on * piece // pieces for piece in range(1, pieces)]
        places = [f"piece < '({ends[0]},0)'::tid"]
        places += [f"piece >= '({a},0)'::tid AND piece < '({b},0)'::tid" for a, b in zip(ends, ends[1:])]
        places += [f"piece >= '({ends[-1]},0)'::tid"]
        return self._table([*columns, "t0.ctid AS piece"], rows, properties, places).drop("piece")

    def _pages(self, query):
        table = self.spark.read.jdbc("jdbc:postgresql://", f"({query}) AS q", properties=self.properties)
        return table.collect()[0][0]

    def _table(self, columns, rows, properties, places):
        query = "(SELECT " + ",\n".join(columns) + "\n" + rows + ") AS q"
        return self.spark.read.jdbc("jdbc:postgresql://", query, predicates=places, properties=properties)


def origin(failure):
    """Where a failure in Java began; None if it is none of Java's."""
    thrown = getattr(failure, "java_exception", None)
    while thrown is not None and thrown.getCause() is not None:
        thrown = thrown.getCause()
    return thrown


def cause(failure):
    """What a failure says of itself, without the way it took."""
    began = origin(failure)
    return str(failure) if began is None else began.getMessage() or began.toString()
