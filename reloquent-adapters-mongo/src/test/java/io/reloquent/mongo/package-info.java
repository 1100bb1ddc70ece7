@NullMarked
package io.reloquent.mongo;

import org.jspecify.annotations.NullMarked;
