/** Faults that messages have in the field, each as an edit of a message that has none. */
@NullMarked
package io.github.stowc.anatomy.fault;

import org.jspecify.annotations.NullMarked;
