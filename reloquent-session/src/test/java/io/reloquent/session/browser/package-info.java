@NullMarked
package io.reloquent.session.browser;

import org.jspecify.annotations.NullMarked;
