@NullMarked
package io.reloquent.aws.secrets;

import org.jspecify.annotations.NullMarked;
