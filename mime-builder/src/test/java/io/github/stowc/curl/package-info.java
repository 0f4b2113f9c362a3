/** Tests of the curl commands and the hand recipe. */
@NullMarked
package io.github.stowc.curl;

import org.jspecify.annotations.NullMarked;
