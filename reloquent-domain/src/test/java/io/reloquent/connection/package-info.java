@NullMarked
package io.reloquent.connection;

import org.jspecify.annotations.NullMarked;
