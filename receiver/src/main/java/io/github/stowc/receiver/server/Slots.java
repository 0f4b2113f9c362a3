package io.github.stowc.receiver.server;

/** How many requests are received at pace or worked on at once. Safe to share between threads. */
final class Slots {
    private final int most;
    private int held;

    /** At most so many. */
    Slots(int most) {
        this.most = most;
    }

    /** Whether another request can begin. */
    synchronized boolean isFree() {
        return held < most;
    }

    /** For one request, which holds no slot yet. */
    Ticket ticket() {
        return new Ticket();
    }

    private enum State {
        NEW,
        HELD,
        PAUSED,
        WORKING,
        ENDED
    }

    /** The slot of one request. */
    final class Ticket {
        private State state = State.NEW;

        /** Takes a slot; false if none is free. A request that had one gets it again, even if others took it meanwhile. */
        boolean claim() {
            return claim(State.HELD);
        }

        /** The same for work, during which the slot is not given back. */
        boolean claimForWork() {
            return claim(State.WORKING);
        }

        private boolean claim(State wanted) {
            synchronized (Slots.this) {
                if (state == State.NEW && held >= most) {
                    return false;
                }
                if (state == State.NEW || state == State.PAUSED) {
                    held++;
                }
                if (state != State.ENDED) {
                    state = wanted;
                }
                return true;
            }
        }

        /** Gives the slot back while the sender is slow. */
        void pause() {
            synchronized (Slots.this) {
                if (state == State.HELD) {
                    held--;
                    state = State.PAUSED;
                }
            }
        }

        /** Gives the slot back for good. */
        void end() {
            synchronized (Slots.this) {
                if (state == State.HELD || state == State.WORKING) {
                    held--;
                }
                state = State.ENDED;
            }
        }
    }
}
