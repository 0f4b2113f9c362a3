/** Finds every reason why a server would refuse an instance: rules, findings and reports. */
@NullMarked
package io.github.stowc.validate;

import org.jspecify.annotations.NullMarked;
