/// A real PostgreSQL and a real mongod on free ports, and a sample shop in the first.
@NullMarked
package io.reloquent.sandbox;

import org.jspecify.annotations.NullMarked;
