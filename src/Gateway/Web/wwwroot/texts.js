// What the page itself says. What the assistant says comes from the platform.

const FR = {
  tagline: "Votre banque, dans une conversation. À vos conditions.",
  promises: ["Rien sans votre accord.", "Aucune publicité, aucun tiers.", "Tout s’efface, en un message."],
  name: "Votre nom", language: "Langue", signIn: "Entrer", sandboxNote: "Banc d’essai : tout nom convient, alice par exemple.",
  say: "Écrivez un message", send: "Envoyer", chat: "Conversation", live: "en direct", offline: "Hors connexion. Vos messages partiront au retour.",
  sending: "envoi…", failed: "non envoyé", retry: "Réessayer", erased: "Message effacé", today: "Aujourd’hui", yesterday: "Hier", you: "Vous",
  consents: "Accords", rights: "Mes droits", signOut: "Sortir", close: "Fermer", older: "Messages plus anciens",
  balance: "Soldes", transactions: "Opérations", asOf: (when) => `au ${when}`, more: (n) => `et ${n} de plus`, pending: "en attente", booked: "passée",
  rejected: "refusée", future: "à venir", information: "information", fraud: "Était-ce vous ?", card: "Carte", nothing: "Rien à montrer.",
  linkTitle: (bank) => `Relier ${bank}`, linkWho: "OrleansBank demande à votre banque, en votre nom :", linkWhy: "Pour vous répondre ici, et pour rien d’autre.",
  linkDays: (days) => `Pendant ${days} jours au plus. Vous pouvez y mettre fin à tout moment, en un message.`, linkDeclines: (bank) => `${bank} ne partage pas :`,
  linkGo: (bank) => `Continuer chez ${bank}`, cancel: "Annuler", linkProgress: (done, total) => `${done} comptes sur ${total}`, linked: "Relié",
  linkFailed: "La banque n’a pas été reliée.", permissions: { balances: "vos soldes", transactions: "vos opérations", alerts: "les alertes et l’état de vos cartes", receipts: "vos reçus", offers: "des offres" },
  status: { active: "actif", expired: "expiré", revoked: "révoqué", pending: "en cours", denied: "refusé", failed: "échoué" },
  cardStatus: { active: "active", freeze_requested: "gel demandé", frozen: "gelée", unfreeze_requested: "dégel demandé", blocked: "bloquée", replaced: "remplacée" },
  alertStatus: { open: "en attente de votre réponse", mine: "c’était vous", not_mine: "ce n’était pas vous", expired: "expirée" },
  revoke: "Mettre fin et effacer", revokeNote: "Tout ce que cette banque a partagé sera effacé : comptes, soldes, opérations et messages qui les citent.",
  until: (when) => `jusqu’au ${when}`, disclosures: "Qui a vu quoi", ledger: "Registre des accords", ledgerGood: "La chaîne des empreintes est intacte (vérifiée ici).",
  ledgerBad: "La chaîne des empreintes est rompue.", export: "Exporter mes données", erase: "Tout effacer", eraseNote: "Efface la conversation, les accords et vos données. C’est définitif.",
  fresh: "Par sécurité, entrez de nouveau, puis réessayez.", problem: "Cela n’a pas marché. Réessayez.", open: "Ouvrir", tryIt: "Banc d’essai : faire arriver quelque chose",
  pay: "Paiement par carte", salary: "Salaire", suspicious: "Paiement suspect", noAccount: "Reliez d’abord une banque.",
};

const EN = {
  tagline: "Your bank, in a conversation. On your terms.",
  promises: ["Nothing without your consent.", "No advertising, no third party.", "Everything can be erased, in one message."],
  name: "Your name", language: "Language", signIn: "Enter", sandboxNote: "Sandbox: any name will do, alice for one.",
  say: "Write a message", send: "Send", chat: "Conversation", live: "live", offline: "You are offline. Your messages will leave when you are back.",
  sending: "sending…", failed: "not sent", retry: "Try again", erased: "Message erased", today: "Today", yesterday: "Yesterday", you: "You",
  consents: "Consents", rights: "My rights", signOut: "Leave", close: "Close", older: "Older messages",
  balance: "Balances", transactions: "Transactions", asOf: (when) => `as of ${when}`, more: (n) => `and ${n} more`, pending: "pending", booked: "booked",
  rejected: "rejected", future: "upcoming", information: "information", fraud: "Was this you?", card: "Card", nothing: "Nothing to show.",
  linkTitle: (bank) => `Link ${bank}`, linkWho: "OrleansBank asks your bank, in your name, for:", linkWhy: "To answer you here, and for nothing else.",
  linkDays: (days) => `For ${days} days at most. You can end it at any time, in one message.`, linkDeclines: (bank) => `${bank} does not share:`,
  linkGo: (bank) => `Continue at ${bank}`, cancel: "Cancel", linkProgress: (done, total) => `${done} of ${total} accounts`, linked: "Linked",
  linkFailed: "The bank was not linked.", permissions: { balances: "your balances", transactions: "your transactions", alerts: "alerts, and the state of your cards", receipts: "your receipts", offers: "offers" },
  status: { active: "active", expired: "expired", revoked: "revoked", pending: "under way", denied: "denied", failed: "failed" },
  cardStatus: { active: "active", freeze_requested: "freeze requested", frozen: "frozen", unfreeze_requested: "unfreeze requested", blocked: "blocked", replaced: "replaced" },
  alertStatus: { open: "waiting for your answer", mine: "it was you", not_mine: "it was not you", expired: "expired" },
  revoke: "End and erase", revokeNote: "All that this bank shared will be erased: accounts, balances, transactions, and the messages that cite them.",
  until: (when) => `until ${when}`, disclosures: "Who saw what", ledger: "Ledger of consents", ledgerGood: "The chain of hashes is whole (checked here).",
  ledgerBad: "The chain of hashes is broken.", export: "Export my data", erase: "Erase everything", eraseNote: "Erases the conversation, the consents and your data. For good.",
  fresh: "To be safe, sign in again and then retry.", problem: "That did not work. Try again.", open: "Open", tryIt: "Sandbox: make something happen",
  pay: "Card payment", salary: "Salary", suspicious: "Suspicious payment", noAccount: "Link a bank first.",
};

export const locale = { current: "en-GB" };
export const t = () => (locale.current.startsWith("fr") ? FR : EN);

/** Signed, in the person's locale: "-1234.56" EUR. The string goes in whole, so that no digit is lost. */
export const money = ({ amount, currency }) =>
  new Intl.NumberFormat(locale.current, { style: "currency", currency }).format(amount);

export const time = (at) => new Intl.DateTimeFormat(locale.current, { timeStyle: "short" }).format(new Date(at));
export const date = (at) => new Intl.DateTimeFormat(locale.current, { dateStyle: "medium" }).format(new Date(at));
export const moment = (at) =>
  new Intl.DateTimeFormat(locale.current, { dateStyle: "medium", timeStyle: "short" }).format(new Date(at));

export function day(at) {
  const wanted = new Date(at).toDateString();
  if (wanted === new Date().toDateString()) return t().today;
  if (wanted === new Date(Date.now() - 86_400_000).toDateString()) return t().yesterday;
  return new Intl.DateTimeFormat(locale.current, { dateStyle: "full" }).format(new Date(at));
}
