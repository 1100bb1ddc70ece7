@NullMarked
package io.reloquent.source.postgresql;

import org.jspecify.annotations.NullMarked;
