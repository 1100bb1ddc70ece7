"""The collections of a plan: which rows each is made of, and which documents they become. Made by Reloquent.

Each function below is one collection. Its rows come in as DataFrames, one for each table that is read: columns c0, c1
and so on are values, k0, k1 and so on are what rows are joined by, and o0, o1 and so on what orders the rows of an array.
Rows that belong to another row become an array of it, from the innermost to the outermost. The last step of a function
names the fields of its documents, and MongoDB's connector writes them.

Run by itself, the script loads every collection, or those that are named. The source's password and the target's
connection string come from the environment, or from where a reference says: README.md has the names.
"""

from connector import main[# th:if="${nested}"], with_array[/]
from pyspark.sql import functions as F

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
[/][# th:each="nested : ${collection.nests}"]    rows_[(${nested.parent})] = with_array(
        rows_[(${nested.parent})],
        [(${nested.array})],
        rows_[(${nested.child})],
        on=[(${nested.on})],
        order=[(${nested.order})],
        element=[(${nested.element})],[# th:if="${nested.limit > 0}"]
        limit=[(${nested.limit})],[/]
    )
[/]    return rows_0.select([# th:each="field : ${collection.fields}"]
        [(${field})],[/]
    )
[/]

# Each with what the connector is told besides.
COLLECTIONS = {[# th:each="collection : ${collections}"]
    [(${collection.name})]: (collection_[(${collection.number})], {"ignoreNullValues": [(${collection.ignoreNulls})]}),[/]
}


if __name__ == "__main__":
    main(COLLECTIONS, PROPERTIES, STATEMENTS, DATABASE)
