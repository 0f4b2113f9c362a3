/** What every byte of a message is, as one page of HTML that needs nothing else. */
@NullMarked
package io.github.stowc.anatomy.page;

import org.jspecify.annotations.NullMarked;
