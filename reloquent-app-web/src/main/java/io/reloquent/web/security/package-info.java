/// Who is let in: known hosts and origins, a launch token, a cookie for it, and a second word against forged requests.
@NullMarked
package io.reloquent.web.security;

import org.jspecify.annotations.NullMarked;
