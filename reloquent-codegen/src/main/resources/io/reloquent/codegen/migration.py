"""Reads the rows of a relational database and nests them into the documents of a plan. Made by Reloquent.

Each function below is one collection. Its rows come in as DataFrames, one for each table that is read: columns c0, c1
and so on are values; what Spark would change, such as a number of any scale, travels as the bytes that the source sends.
Rows that belong to another row become an array of it, from the innermost to the outermost. Writing, and the types that
values have in MongoDB, are the business of the writer that takes the result.
"""

from functools import reduce

from pyspark.sql import functions as F

# A page is 8 kilobytes. One piece is read by one task over one connection.
PAGES_PER_PIECE = 4096
MOST_PIECES = 200


class Source:
    """The source, as every reader sees it: at one moment, and without a way to change it."""

    def __init__(self, spark, properties, statements):
        """Takes the driver's properties, and the statements that each session begins with."""
        self.spark = spark
        self.properties = {
            **properties,
            "driver": "org.postgresql.Driver",
            # With 0 the driver would hold all rows of a task at once.
            "fetchsize": "10000",
            "sessionInitStatement": ";".join(statements),
        }

    def read(self, schema, columns, rows, pages):
        """A table of the source, in as many pieces as its size asks for: by where rows lie, which needs no index."""
        pieces = min(self._pages(pages) // PAGES_PER_PIECE, MOST_PIECES)
        properties = {**self.properties, "customSchema": schema}
        if pieces < 2:
            return self._table(columns, rows, properties, None)
        ends = [PAGES_PER_PIECE * piece for piece in range(1, pieces)]
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


def nest(parents, children, on):
    """Adds an array to each parent row: the children whose columns are equal to the parent's, pair by pair."""
    array = f"a{len(parents.columns)}"
    keys = [f"on{i}" for i in range(len(on))]
    grouped = children.groupBy(*[children[child].alias(key) for key, (_, child) in zip(keys, on)]).agg(
        F.collect_list(F.struct(*children.columns)).alias(array)
    )
    # A key may have nulls where it orders rows by another column, and null is equal to null then.
    pairs = [parents[parent].eqNullSafe(grouped[key]) for key, (parent, _) in zip(keys, on)]
    same = reduce(lambda a, b: a & b, pairs)
    return parents.join(grouped, same, "left").drop(*keys)

[# th:each="collection : ${collections}"]
def collection_[(${collection.number})](source):
[# th:each="read : ${collection.reads}"]    rows_[(${read.number})] = source.read(
        schema=[(${read.schema})],
        columns=([# th:each="line : ${read.lines}"]
            [(${line})],[/]
        ),
        rows=[(${read.rows})],
        pages=[(${read.pages})],
    )
[/][# th:each="nested : ${collection.nests}"]    rows_[(${nested.parent})] = nest(rows_[(${nested.parent})], rows_[(${nested.child})], on=[(${nested.on})])
[/][# th:if="${!collection.together.isEmpty()}"]    # Only the plan says that these tell rows apart. The writer finds those that do not, if they come one by one.
    rows_0 = rows_0.repartition(*[(${collection.together})]).sortWithinPartitions(*[(${collection.together})])
[/]    return rows_0

[/]
COLLECTIONS = {[# th:each="collection : ${collections}"]
    [(${collection.name})]: collection_[(${collection.number})],[/]
}
