/** The curl command and script that send a message, for three shells, and the recipe that builds it by hand. */
@NullMarked
package io.github.stowc.curl;

import org.jspecify.annotations.NullMarked;
