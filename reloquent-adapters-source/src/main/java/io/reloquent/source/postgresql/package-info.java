/// PostgreSQL as a source: how it is opened, and how its catalog is read.
@NullMarked
package io.reloquent.source.postgresql;

import org.jspecify.annotations.NullMarked;
