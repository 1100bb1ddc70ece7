/// Migrations to which something happens, and what becomes of them.
@NullMarked
package io.reloquent.faults;

import org.jspecify.annotations.NullMarked;
