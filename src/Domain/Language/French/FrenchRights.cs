namespace OrleansBank.Domain.Language.French;

/// <summary>How people ask for a copy of their data, or for its erasure.</summary>
internal static class FrenchRights
{
    public const string ExportData = """
        export
        (exporter|telecharger|extraire|recuperer|sauvegarder) (mes infos|mes informations|les donnees|toutes \
          mes donnees|tout|mon historique)
        (exporte|telecharge|extrais|recupere|sauvegarde) (mes donnees|mes informations|les donnees|toutes mes \
          donnees|tout|mon historique)
        (exporter|telecharger|extraire|recuperer) (toutes mes|l ensemble de mes|mes) (donnees personnelles|\
          donnees bancaires|informations personnelles|infos) (|svp|ici|au format csv)
        {can} (exporter|telecharger|recuperer|m envoyer|me donner|avoir|obtenir|me fournir) (mes donnees|toutes \
          mes donnees|une copie de mes donnees|mes infos)
        {can} (m envoyer|me donner|me fournir|me transmettre) (tout ce que vous avez sur moi|toutes mes \
          informations|un fichier de mes donnees|mon dossier)
        {want} (exporter|telecharger|recuperer|extraire|avoir|obtenir|recevoir) (mes donnees|toutes mes donnees|\
          mes informations|mes infos personnelles)
        {want} (une copie|un export|une extraction|un telechargement|une archive|une sauvegarde) de (mes \
          donnees|mes infos|toutes mes informations|mon historique)
        {want} (tout ce que|toutes les donnees que|toutes les infos que) (vous avez|tu as|vous gardez|tu sais|\
          vous stockez) sur moi
        comment (exporter|telecharger|extraire|obtenir|avoir|recuperer) (mes donnees|une copie de mes donnees|\
          mes informations|mon historique)
        comment (faire|je fais) pour (exporter|telecharger|recuperer|obtenir) (mes donnees|mes infos|une copie \
          de mes donnees)
        (envoie|envoyez|donne|donnez|fournis|transmets|file) moi (mes donnees|une copie de mes donnees|toutes \
          mes donnees|mes informations personnelles)
        (envoie|donne|envoyez|donnez) moi tout ce que (vous avez sur moi|tu as sur moi|vous savez de moi|tu \
          sais sur moi)
        (mes|toutes mes) donnees (en|au format|dans un|sous forme de) (csv|json|zip|fichier excel|fichier|pdf)
        (copie|export|extraction|telechargement|archive|sauvegarde) de (mes|toutes mes|mon) (donnees|\
          informations|historique|infos) (|personnelles|svp)
        (copie|export|telechargement|extraction) (complete|complet|integrale|de tout|des donnees|de mes donnees \
          personnelles)
        (export|telechargement|portabilite|extraction|recuperation) (des|de mes|de) (donnees|donnees \
          personnelles|informations|transactions)
        (portabilite|droit a la portabilite|droit d acces) (|de mes donnees|rgpd|des donnees|svp)
        (exercer|j exerce|faire valoir|utiliser) (mon|le) droit (d acces|a la portabilite des donnees|d acces a \
          mes donnees|a une copie)
        (demande|requete) (d acces|de portabilite|d export|de copie) (|rgpd|de mes donnees|aux donnees personnelles)
        (rgpd|cnil) (acces|export|portabilite|copie de mes donnees|droit d acces)
        (il me faut|j ai besoin d) (un fichier|une copie|une archive|un zip) (avec|de) (mes donnees|toutes mes \
          infos|mon historique|mes operations)
        (telecharger|exporter|sauvegarder|telecharge) (mes operations|mes transactions|mes messages|nos \
          conversations|la conversation|mon historique) (|en csv|en fichier|dans un fichier|en excel)
        (quelles|toutes les) (donnees|informations|infos) (avez vous|as tu|vous avez|que vous avez) sur moi (|\
          envoyez les moi|donnez moi une copie|)
        (qu est ce que|que) (vous savez|tu sais|savez vous|sais tu|vous gardez) sur moi
        (tout ce que|ce que) (vous savez|tu sais|vous avez enregistre|vous stockez|vous conservez) (sur moi|a \
          mon sujet|me concernant)
        (laisse moi|laissez moi|permets moi de) (telecharger|recuperer|exporter) (mes donnees|mes informations|\
          tout ca|mes infos)
        (emporter|emmener|transferer|prendre) mes donnees (ailleurs|avec moi|chez un autre|vers un autre service|)
        (genere|generer|cree|prepare|preparez|fais) (moi |)(un export|une archive|un fichier|une copie) (de mes \
          donnees|de mes infos|avec toutes mes donnees|de mon historique)
        (ou|comment) (je peux|puis je|peut on) (telecharger|trouver|recuperer|exporter) (mes donnees|une copie \
          de mes donnees|mes infos)
        (puis je|est ce que je peux|je peux|pourrais je) (avoir|recevoir|telecharger|exporter) (mes donnees|\
          toutes mes donnees|mes informations|une copie de mes donnees)
        (extrait|extraits|dump|backup|sauvegarde) (de mes donnees|complet de mes donnees|de mes infos)
        (export|fichier|extraction) (csv|json|excel|rgpd|de mes donnees|zip)
        (recuperer|consulter) l (integralite|ensemble) de mes (donnees|informations|donnees personnelles)
        faites moi parvenir (mes donnees|une copie de mes donnees|l ensemble de mes informations)
        (partir|quitter|m en aller) (en emportant|en gardant) (mes donnees|une copie de mes donnees|mes infos)
        """;

    public const string DeleteData = """
        (effacer|supprimer|detruire|purger) (mes infos|les donnees|toutes mes donnees|tout|mon historique|mon \
          profil|mes informations)
        (efface|supprime|detruis|purge|vire|enleve) (mes infos|les donnees|toutes mes donnees|tout|mon \
          historique|mon profil|mes informations)
        (effacez|supprimez|detruisez|purgez|retirez|enlevez) (mes donnees|mes infos|toutes mes informations|\
          tout|mon profil|mon historique) (|svp|s il vous plait|maintenant)
        (efface|supprime|effacer|supprimer|detruire) (mes|toutes mes) (donnees personnelles|informations \
          personnelles|traces|conversations|infos) (|svp|de votre systeme)
        (efface|supprime|effacer|supprimer|vider) (cette|la|notre|nos|l historique de la) (conversation|\
          conversations|discussion|discussions|messages)
        (supprimer|fermer|cloturer|effacer|supprime|ferme) mon (profil|compte utilisateur|compte ici|compte sur \
          cette appli|compte chez vous|compte de l assistant)
        (efface|supprime|oublie|effacez|supprimez|oubliez|detruisez) tout ce que (vous savez sur moi|vous avez \
          sur moi|tu as sur moi|vous avez enregistre|tu connais de moi)
        {can} (effacer|supprimer|detruire|oublier|retirer) (mes donnees|toutes mes donnees|tout ce que tu as \
          sur moi|mon profil|mes infos|mon historique)
        {want} (effacer|supprimer|detruire|faire supprimer|faire effacer|purger) (mes donnees|toutes mes \
          donnees|mon profil|mes informations|mon historique)
        {want} que (tu effaces|vous effaciez|tu supprimes|vous supprimiez|tu oublies|vous detruisiez) (mes \
          donnees|tout|toutes mes infos|mon profil|mes informations)
        {want} (etre oublie|disparaitre de votre systeme|etre efface|partir et tout supprimer|etre supprime de \
          votre base)
        {want} que (mes donnees|mes infos|mes informations) soient (effacees|supprimees|detruites|retirees)
        comment (effacer|supprimer|detruire|faire supprimer|retirer) (mes donnees|mes infos|mon profil|toutes \
          mes donnees|mon historique|mon compte ici)
        comment (faire|je fais) pour (supprimer|effacer) (mes donnees|toutes mes informations|mon profil|mes infos)
        (oublie|oubliez) (tout|tout de moi|mes donnees|tout sur moi|tout ce que tu sais|qui je suis|mon existence)
        (droit a l effacement|droit a la suppression|droit a l oubli svp|je demande le droit a l oubli|\
          effacement rgpd|oubli)
        (exercer|j exerce|faire valoir) mon droit (a l oubli|a l effacement|de suppression|d effacement)
        (demande|requete) (de suppression|d effacement|d oubli) (|de mes donnees|des donnees|de donnees \
          personnelles|de compte)
        (suppression|effacement|destruction|purge|retrait) (de mes donnees|des donnees|de mon profil|de mes \
          informations|de mon historique|de toutes mes donnees|rgpd)
        (je demande|je veux|je souhaite|je voudrais) (la suppression|l effacement|la destruction) (de mes \
          donnees|de mon profil|de toutes mes informations|de mon historique)
        (ne gardez|ne conservez|garde|conservez|ne garde) (plus|pas|rien) (mes donnees|de moi|mes infos|sur moi|\
          aucune donnee)
        (arretez de garder|arrete de stocker|ne stockez plus|je ne veux plus que vous gardiez) (mes donnees|mes \
          infos|mes informations)
        je (pars|quitte le service|m en vais|me desinscris|vous quitte) (effacez tout|supprime mes donnees|\
          efface tout|supprimez mes infos|et je veux tout supprimer)
        (debarrasse toi|debarrassez vous|jette|jetez|bazarde) (de mes donnees|mes donnees|de tout|toutes mes infos)
        (faire|fais|faites) (disparaitre|table rase de|le menage dans) (mes donnees|mes infos|mon historique|\
          toutes mes informations)
        (plus aucune|aucune|ne laisse aucune) (trace|donnee) (de moi|me concernant|sur moi)
        (retirer|retire|enleve|enlever|sors|sortez) (moi|mes donnees|mes informations) de (votre base|vos \
          serveurs|votre systeme|vos fichiers)
        (vider|vide|nettoyer|nettoie|reinitialiser) (mon historique|mes donnees|mon profil|toutes mes infos|la \
          conversation)
        (definitivement|completement|totalement) (effacer|supprimer|detruire) (mes donnees|mon profil|tout|mes \
          informations)
        (me desinscrire|desinscription|desinscrivez moi|desinscris moi) (|et effacer mes donnees|et tout \
          supprimer|et supprimer mes infos)
        (efface|supprime|effacer|supprimer) (moi|donnees|mes donnes|profil|historique|toutes les donnees)
        (rgpd|cnil) (suppression|effacement|supprimez mes donnees|effacez tout)
        (s il vous plait|merci de|veuillez) (effacer mes donnees|supprimer mon profil|oublier tout de moi|\
          supprimer toutes mes informations|detruire mes donnees)
        (tout|tout mon historique|toutes mes donnees) (effacer|supprimer|a supprimer|a effacer|doit disparaitre)
        (vide|vider|nettoyer) (tout ce que|toutes les infos que) (tu as|vous gardez) (|stocke |collecte )(sur \
          moi|a mon sujet)
        """;
}
