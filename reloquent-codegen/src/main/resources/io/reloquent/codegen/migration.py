"""The collections of a plan: which rows each is made of, and how rows are nested. Made by Reloquent.

Each function below is one collection. Its rows come in as DataFrames, one for each table that is read: columns c0, c1
and so on are values; what Spark would change, such as a number of any scale, travels as the bytes that the source sends.
Rows that belong to another row become an array of it, from the innermost to the outermost. Writing, and the types that
values have in MongoDB, are the business of the writer that takes the result.

Run by itself, the script loads every collection, or those that are named. The source's password and the target's
connection string come from the environment, or from where a reference says: README.md has the names.
"""

from loading import Plan, main[# th:if="${nested}"], nest[/]

# How the source is reached, without a secret, and what every session with it begins with.
PROPERTIES = {[# th:each="property : ${properties}"]
    [(${property.name})]: [(${property.value})],[/]
}
STATEMENTS = ([# th:each="statement : ${statements}"]
    [(${statement})],[/]
)
DATABASE = [(${database})]
[# th:each="collection : ${collections}"]

def collection_[(${collection.number})](source):
[# th:each="read : ${collection.reads}"]    rows_[(${read.number})] = source.read(
        schema=[(${read.schema})],
        columns=([# th:each="line : ${read.lines}"]
            [(${line})],[/]
        ),
        rows=[(${read.rows})],
        pages=[(${read.pages})],
        pieces=[(${read.pieces})],
        by=[(${read.by})],
    )
[/][# th:each="nested : ${collection.nests}"]    rows_[(${nested.parent})] = nest(rows_[(${nested.parent})], rows_[(${nested.child})], on=[(${nested.on})])
[/][# th:if="${!collection.together.isEmpty()}"]    # Only the plan says that these tell rows apart. The writer finds those that do not, if they come one by one.
    rows_0 = rows_0.repartition(*[(${collection.together})]).sortWithinPartitions(*[(${collection.together})])
[/]    return rows_0
[/]

COLLECTIONS = {[# th:each="collection : ${collections}"]
    [(${collection.name})]: collection_[(${collection.number})],[/]
}

# Who puts rows together if nobody says otherwise: the kernel, range of keys by range of keys, or the DataFrames above.
ENGINES = {[# th:each="collection : ${collections}"]
    [(${collection.name})]: [(${collection.engine})],[/]
}

PLAN = Plan(COLLECTIONS, ENGINES, PROPERTIES, STATEMENTS, DATABASE)


if __name__ == "__main__":
    main(PLAN)
