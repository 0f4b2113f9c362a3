/** Instances: a dataset and the bulk data that it links to. */
@NullMarked
package io.github.stowc.stow.instance;

import org.jspecify.annotations.NullMarked;
