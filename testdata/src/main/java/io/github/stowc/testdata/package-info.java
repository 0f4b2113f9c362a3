/** What the tests of every module share: files, tools, servers. */
@NullMarked
package io.github.stowc.testdata;

import org.jspecify.annotations.NullMarked;
