"""The columns of the counts: per team and cycle (T_*), per area and week (W_*)."""

# per team, over a cycle; levels in LEVEL units, pay in CREDIT units, direct hours in HOUR units
(
    T_NARROW_NOW,
    T_BROAD_NOW,
    T_NARROW_LATER,
    T_BROAD_LATER,
    T_IN_TIME,
    T_SEEN,
    T_PAY,
    T_OPEN,
    T_WAITING,
    T_PRESENTED,
    T_ACCEPTED,
    T_REFUSED,
    T_ABANDONED,
    T_STARTED,
    T_WAITED,
    T_COMPLETED,
    T_TIMED,
    T_FELL,
    T_HANDED,
    T_HAND_FAILED,
    T_LOST,
    T_RETURNED,
    T_PREMATURE,
    T_Z_PRESENTED,
    T_Z_ACCEPTED,
    T_DIRECT,
    T_HARD_DIRECT,
    T_HARD_OPEN,
    T_LEFT,
    T_MOVED_OPEN,
    T_MOVED_WAITING,
    T_JUST_UNDER,
    T_JUST_OVER,
    T_HAND_ARRIVED,
    T_MEASURED_LATER,
) = range(35)
TEAM_COLUMNS = 35

# per area and week
(
    W_BURDEN,
    W_NEED1,
    W_NEED2,
    W_NEED3,
    W_EXTRA,
    W_TRUST,
    W_ASSETS,
    W_UNTREATED,
    W_PEOPLE,
    W_MOVED,
) = range(10)
WEEK_COLUMNS = 10
