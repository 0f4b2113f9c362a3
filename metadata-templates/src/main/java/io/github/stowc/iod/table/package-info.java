/** The rows of PS3.3 in the tables: attributes, types and value sets. */
@NullMarked
package io.github.stowc.iod.table;

import org.jspecify.annotations.NullMarked;
