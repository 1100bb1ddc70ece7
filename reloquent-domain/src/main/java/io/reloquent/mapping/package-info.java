/// How values become values: field rules and type mapping.
@NullMarked
package io.reloquent.mapping;

import org.jspecify.annotations.NullMarked;
