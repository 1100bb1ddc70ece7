/// The steps of a migration and how fresh each one is.
@NullMarked
package io.reloquent.lifecycle;

import org.jspecify.annotations.NullMarked;
