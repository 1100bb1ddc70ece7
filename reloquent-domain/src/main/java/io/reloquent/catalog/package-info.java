/// The source's schema as it is: tables, columns, keys, foreign keys, sizes.
@NullMarked
package io.reloquent.catalog;

import org.jspecify.annotations.NullMarked;
