"""The drawing of each kind of dated thing, beside the mark of how it stands."""

from pestdesk.domain.agenda import AgendaKind

KIND_ICONS = {
    AgendaKind.CHECK: "eye",
    AgendaKind.FINAL_CHECK: "flag",
    AgendaKind.VERDICT: "shield",
    AgendaKind.CONTACT: "phone",
    AgendaKind.PASS_ON: "arrow-right",
}
