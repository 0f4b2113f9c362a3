/** The rows of a table by study, in files, with little memory. */
@NullMarked
package io.github.stowc.stow.batch.order;

import org.jspecify.annotations.NullMarked;
