/** What every byte of a STOW-RS message is, also of a broken one (RFC 2046 5.1.1, RFC 9112 2.1). */
@NullMarked
package io.github.stowc.anatomy;

import org.jspecify.annotations.NullMarked;
