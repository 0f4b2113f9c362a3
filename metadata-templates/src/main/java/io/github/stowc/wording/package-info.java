/** Sentences for people, whose choices each program names as its users know them. */
@NullMarked
package io.github.stowc.wording;

import org.jspecify.annotations.NullMarked;
