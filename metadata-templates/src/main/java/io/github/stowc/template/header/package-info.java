/** Attributes that a file's own header tells. */
@NullMarked
package io.github.stowc.template.header;

import org.jspecify.annotations.NullMarked;
