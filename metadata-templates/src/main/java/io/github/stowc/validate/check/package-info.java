/** The layers of checks, from single values to the study. */
@NullMarked
package io.github.stowc.validate.check;

import org.jspecify.annotations.NullMarked;
