/** Attributes that new instances take over from an existing patient, study, series or order. */
@NullMarked
package io.github.stowc.template.attach;

import org.jspecify.annotations.NullMarked;
