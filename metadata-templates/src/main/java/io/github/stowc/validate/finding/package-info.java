/** What a check finds: rules, findings and where they go. */
@NullMarked
package io.github.stowc.validate.finding;

import org.jspecify.annotations.NullMarked;
