/** What the tests of all modules share: files, tools, servers. */
@NullMarked
package io.github.stowc.testdata;

import org.jspecify.annotations.NullMarked;
