/** What every byte of a message is, for programs and for pages: as JSON, in rows, and in words. */
@NullMarked
package io.github.stowc.anatomy.report;

import org.jspecify.annotations.NullMarked;
