/// The system services: the surface that user programs see.
@NullMarked
package nt.services;

import org.jspecify.annotations.NullMarked;
