/** Templates for instances, the values that they generate, and single settings of attributes. */
@NullMarked
package io.github.stowc.template;

import org.jspecify.annotations.NullMarked;
