/** What a browser builds a message with: drafts of files and choices, and what the compiler makes of them. */
@NullMarked
package io.github.stowc.receiver.builder;

import org.jspecify.annotations.NullMarked;
