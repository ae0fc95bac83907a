"""Who is who: the houses, and the people who sign in to them."""

from luxeverse.domain.identity.rights import Right, may
from luxeverse.domain.identity.status import LetterPurpose, UserRole
from luxeverse.domain.identity.ways import own_path
from luxeverse.services.identity.ask import (
    LETTER_MINUTES,
    LETTERS,
    address_of,
    ask_letter,
    ask_registration,
    ask_reset,
    letter_for,
)
from luxeverse.services.identity.devices import Device, devices, end_all, end_session, end_this
from luxeverse.services.identity.enter import (
    CODES,
    DEAD_LINK,
    Entered,
    Proven,
    enter,
    prove_by_code,
    prove_by_link,
)
from luxeverse.services.identity.events import PasswordChanged, SignInAsked, UserRegistered
from luxeverse.services.identity.houses import (
    HouseRecord,
    all_houses,
    filter_keys,
    forget,
    record_of,
)
from luxeverse.services.identity.keep_password import change_password, keep_password
from luxeverse.services.identity.letters import (
    write_password_changed,
    write_sign_in_letter,
    write_welcome,
)
from luxeverse.services.identity.limits import count_try
from luxeverse.services.identity.members import (
    actor_of_token,
    ensure_not_moved,
    is_of_highest_tier,
    is_staff,
    required,
)
from luxeverse.services.identity.pages import turn_pages
from luxeverse.services.identity.password_proofs import (
    PASSWORDS,
    Fitting,
    Registration,
    back_of,
    password_fits,
    prove_by_password,
    prove_by_registration,
    prove_by_reset,
    registration_by_code,
    registration_by_link,
)
from luxeverse.services.identity.passwords import LONGEST as LONGEST_PASSWORD
from luxeverse.services.identity.passwords import RULE as PASSWORD_RULE
from luxeverse.services.identity.passwords import ensure_good, hash_of
from luxeverse.services.identity.rights import ensure_behind_counter, ensure_may
from luxeverse.services.identity.shared_host import (
    shared_house,
    shared_house_of,
    shared_houses,
)
from luxeverse.services.identity.staff import GIVEN, appoint, change_role, give_role
from luxeverse.services.identity.staff_list import (
    EVERYBODY,
    Colleague,
    colleague,
    staff_counts,
    staff_list,
    staff_order,
)
from luxeverse.services.identity.store import user
from luxeverse.services.identity.sweep import sweep

__all__ = [
    "CODES",
    "DEAD_LINK",
    "EVERYBODY",
    "GIVEN",
    "LETTERS",
    "LETTER_MINUTES",
    "LONGEST_PASSWORD",
    "PASSWORDS",
    "PASSWORD_RULE",
    "Colleague",
    "Device",
    "Entered",
    "Fitting",
    "HouseRecord",
    "LetterPurpose",
    "PasswordChanged",
    "Proven",
    "Registration",
    "Right",
    "SignInAsked",
    "UserRegistered",
    "UserRole",
    "actor_of_token",
    "address_of",
    "all_houses",
    "appoint",
    "ask_letter",
    "ask_registration",
    "ask_reset",
    "back_of",
    "change_password",
    "change_role",
    "colleague",
    "count_try",
    "devices",
    "end_all",
    "end_session",
    "end_this",
    "ensure_behind_counter",
    "ensure_good",
    "ensure_may",
    "ensure_not_moved",
    "enter",
    "filter_keys",
    "forget",
    "give_role",
    "hash_of",
    "is_of_highest_tier",
    "is_staff",
    "keep_password",
    "letter_for",
    "may",
    "own_path",
    "password_fits",
    "prove_by_code",
    "prove_by_link",
    "prove_by_password",
    "prove_by_registration",
    "prove_by_reset",
    "record_of",
    "registration_by_code",
    "registration_by_link",
    "required",
    "shared_house",
    "shared_house_of",
    "shared_houses",
    "staff_counts",
    "staff_list",
    "staff_order",
    "sweep",
    "turn_pages",
    "user",
    "write_password_changed",
    "write_sign_in_letter",
    "write_welcome",
]
