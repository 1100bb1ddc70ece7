/// MongoDB as the target: collections, writing, reading, indexes, and the ledger of runs.
@NullMarked
package io.reloquent.mongo;

import org.jspecify.annotations.NullMarked;
