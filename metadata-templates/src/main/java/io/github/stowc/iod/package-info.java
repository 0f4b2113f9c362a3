/** What PS3.3 asks of an instance of each SOP Class: modules, attributes, types, conditions and values. */
@NullMarked
package io.github.stowc.iod;

import org.jspecify.annotations.NullMarked;
