/** What a check finds: rules, findings and what takes them. */
@NullMarked
package io.github.stowc.validate.finding;

import org.jspecify.annotations.NullMarked;
