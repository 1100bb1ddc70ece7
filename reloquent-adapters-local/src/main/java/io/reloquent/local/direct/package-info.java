/// The direct engine: rows to documents on this machine, by the kernel.
@NullMarked
package io.reloquent.local.direct;

import org.jspecify.annotations.NullMarked;
