/** Conditions of types 1C and 2C: their expressions, and how one is tested against a dataset (PS3.5 7.4). */
@NullMarked
package io.github.stowc.iod.condition;

import org.jspecify.annotations.NullMarked;
