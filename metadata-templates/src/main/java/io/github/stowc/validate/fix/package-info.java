/** Corrects what has one right answer. */
@NullMarked
package io.github.stowc.validate.fix;

import org.jspecify.annotations.NullMarked;
